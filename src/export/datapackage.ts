import type { CsvColumn, CsvTable } from './csv.ts';
import { TABLES } from './tables.ts';

/** The Frictionless Data Package that describes the CSV files of an output folder. */
export function datapackage(): object {
  return {
    profile: 'tabular-data-package',
    name: 'ogi-reports',
    title: '政府信息公开工作年度报告数据',
    description: 'Annual reports on open government information, read and judged by ogi',
    resources: TABLES.map(({ table }) => resource(table)),
  };
}

function resource(table: CsvTable): object {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.title,
    path: `${table.name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: schema(table),
  };
}

/** There is no primary key: a source that was named twice is in the tables twice. */
function schema({ columns, pathsIn }: CsvTable): object {
  const foreignKeys = [{ fields: 'path', reference: { resource: pathsIn, fields: 'path' } }];
  return { fields: columns.map(field), missingValues: [''], ...(pathsIn && { foreignKeys }) };
}

function field(column: CsvColumn): object {
  const { name, type, title, description, unit } = column;
  const constraints = constraintsOf(column);
  return {
    name,
    type,
    title,
    ...(description && { description }),
    ...(unit && { unit }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function constraintsOf({ required, values, minimum, maximum }: CsvColumn): object {
  return {
    ...(required && { required }),
    ...(values && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}
