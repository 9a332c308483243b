import fc from 'fast-check';

/*
 * Property tests draw the same cases on every machine, so that a check that is red is red for a change. To look for new
 * counterexamples: FC_SEED=$RANDOM npm run test:unit.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_122) });
