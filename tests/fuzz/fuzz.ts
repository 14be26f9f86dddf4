/** `npm run fuzz`: see below. */
process.stdout.write('not built yet\n');
