import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './database/temporary-folder.ts';

// Set up for each test file: files that share a process import what makes the folders once.
afterAll(removeTemporaryFolders);
