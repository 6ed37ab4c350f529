import { caseSchema } from '../../geometry/plan/document/case-schema';
import { planSchema } from '../../geometry/plan/document/plan-schema';
import { printerSchema } from '../../geometry/plan/document/printer-schema';
import { z } from '../../geometry/plan/document/zod';

/** A file of docs/format and its text. */
interface FormatFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The JSON Schemas of case.json, plan.json and a printer's profile (draft 2020-12), written from
 * the schemas that the program itself reads with. Case and profile are described as a person may
 * write them, defaults left out; the plan as the program writes it, whole. Rules that span several
 * fields cannot be said in a JSON Schema: a case can keep to it and still be refused.
 */
export function describeFormats(): readonly FormatFile[] {
  return [
    toFile('case.schema.json', 'A case of Bregma', z.toJSONSchema(caseSchema, { io: 'input' })),
    toFile('plan.schema.json', 'A plan of Bregma', z.toJSONSchema(planSchema, { io: 'output' })),
    toFile(
      'printer.schema.json',
      "A printer's profile of Bregma",
      z.toJSONSchema(printerSchema, { io: 'input' }),
    ),
  ];
}

function toFile(name: string, title: string, schema: object): FormatFile {
  const comment =
    'Written by npm run docs from geometry/plan/document; what each field means stands beside it.';
  return { name, text: `${JSON.stringify({ title, $comment: comment, ...schema }, null, 2)}\n` };
}
