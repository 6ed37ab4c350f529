import process from 'node:process';
import { addToRecordFile } from '../../main/cli/record-file';
import { recordRowOf } from './record-row-of';

/** A program that adds rows to a clinic's record, one after another: FILE WHO COUNT. */
const [file = '', who = '', count = '1'] = process.argv.slice(2);
for (let n = 0; n < Number(count); n++) await addToRecordFile(file, [recordRowOf(`${who}-${n}`)]);
