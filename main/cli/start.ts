import process from 'node:process';

/** `npm start` until the window exists: says so, and says what works today. */
process.stdout.write(
  [
    'The Bregma window comes with the next release. Today everything runs from the command line:',
    '',
    '  npm run demo                                plan a guide on a sample patient',
    '  npx bregma inspect FOLDER                   what is in a folder of DICOM files',
    '  npx bregma plan case.json --out FOLDER      from a case to a checked, printable guide',
    '  npx bregma --help                           every command',
    '',
  ].join('\n'),
);
