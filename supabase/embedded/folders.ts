import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

export const migrationsFolder = fileURLToPath(new URL('../migrations/', import.meta.url));

/** Where the data of this installation is: VICINA_DATA, else `.vicina` in the project. */
export const dataFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment.VICINA_DATA || `${projectFolder}.vicina`;

/** Where a running embedded Supabase of that data folder says its address. */
export const addressFile = (dataDirectory: string) => path.join(dataDirectory, 'address');
