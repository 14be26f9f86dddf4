import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTasks } from '../../src/many/open-tasks.ts';
import { assertReachable } from '../../src/many/reach.ts';
import { taskOf } from '../../src/many/task.ts';
import { listSources } from '../../src/run/sources.ts';
import { ACCESS_KEY, aStorage, SECRET_KEY, type TestStorage } from './a-bucket.ts';
import { tar, zip } from './archives.ts';
import { brief, seen } from './listing.ts';

const HTML = '<html><p>年报';

function png(width = 1000): Buffer {
  const bytes = Buffer.alloc(64, 1);
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(1400, 20);
  return bytes;
}

const text = (content: string) => Buffer.from(content);

const OBJECTS = {
  'bkt/2023/a.html': text(`${HTML}<img src="p/1.png"><img src="p/small.png"><a href="report.pdf">年度报告</a>`),
  'bkt/2023/notes.json': text('{}'),
  'bkt/2023/p/1.png': png(),
  'bkt/2023/p/small.png': png(20),
  'bkt/2023/report.pdf': text('%PDF-1.7'),
  'bkt/2023/README.md': text('none'),
  'bkt/2024/': text(''),
  'bkt/2024/packed.zip': zip([{ name: 'x.txt', data: 'in a zip' }]),
  'bkt/2024/packed.tar': tar([
    { name: '一.txt', data: 'in a tar' },
    { name: '二.txt', data: 'too' },
  ]),
  'bkt/2024/shut.txt': null,
  'bkt/2024/中 文?&.txt': text('a name'),
  'bkt/20245.txt': text('another prefix'),
};

let storage: TestStorage;
const before = { ...process.env };

beforeAll(async () => {
  storage = await aStorage(OBJECTS);
  const keys = { AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: SECRET_KEY };
  Object.assign(process.env, { ...keys, AWS_ENDPOINT_URL: storage.endpoint, AWS_MAX_ATTEMPTS: '1' });
});

afterAll(async () => {
  process.env = before;
  await storage.close();
});

const ALL = [
  's3://bkt/2023/a.html: <html><p>年报<img src=',
  's3://bkt/2023/report.pdf: %PDF-1.7',
  's3://bkt/2024/packed.tar!/一.txt: in a tar',
  's3://bkt/2024/packed.tar!/二.txt: too',
  's3://bkt/2024/packed.zip!/x.txt: in a zip',
  's3://bkt/2024/shut.txt: no-permission',
  's3://bkt/2024/中 文?&.txt: a name',
];

describe('the objects of a bucket', () => {
  test('are sources as the files of a folder are, page by page of the listing', async () => {
    const all = await seen(['s3://bkt/2023', 's3://bkt/2024/'], 'no-folder');
    expect(brief(all)).toEqual(ALL);
    expect(all[0]).toMatchObject({ attachments: ['s3://bkt/2023/report.pdf'] });
    expect(all[1]).toMatchObject({ linked_from: 's3://bkt/2023/a.html' });
    expect(storage.asked.filter((one) => one === 'LIST bkt/2023/').length).toBeGreaterThan(2);
    expect(storage.asked).not.toContain('GET bkt/20245.txt');
  });

  test('are opened by a worker as they were listed, pictures with their page', async () => {
    const tasks = [];
    for await (const one of listSources(['s3://bkt/2023', 's3://bkt/2024'])) {
      if (one.status === 'listed') tasks.push(taskOf(one.job, { id: tasks.length, position: tasks.length }, 1));
    }
    const opened: string[] = [];
    const pictures: unknown[] = [];
    for await (const { task, listed } of openTasks(JSON.parse(JSON.stringify(tasks)), { mappings: [], roots: [] })) {
      if (listed.status !== 'listed') throw new TypeError('Expected a source');
      const bytes = await listed.job.read().catch((error) => text(error.problem));
      opened.push(`${task.path}: ${Buffer.from(bytes).toString().slice(0, 20)}`);
      if (listed.job.pictures?.size)
        pictures.push([...listed.job.pictures].map(([name, { length }]) => [name, length]));
    }
    expect(opened.sort()).toEqual([...ALL].sort());
    expect(pictures).toEqual([
      [
        ['p/1.png', 64],
        ['p/small.png', 0],
      ],
    ]);
  });

  test('one of them, by its whole key', async () => {
    expect(brief(await seen(['s3://bkt/2024/packed.zip', 's3://bkt/20245.txt'], 'no-folder'))).toEqual([
      's3://bkt/2024/packed.zip!/x.txt: in a zip',
      's3://bkt/20245.txt: another prefix',
    ]);
  });
});

test('a worker that may not list a bucket makes no failures of its objects', async () => {
  await assertReachable(['s3://bkt/2023'], []);
  await expect(assertReachable(['s3://none'], [])).rejects.toThrow('s3://none: there is no such bucket');
});

describe('what a storage refuses', () => {
  test.each([
    ['s3://none/x', 'not-found'],
    ['s3://bkt/none', 'empty'],
    ['s3://', 'not-found'],
  ])('%s is said to be %s', async (name, problem) => {
    expect(brief(await seen([name], 'no-folder'))).toEqual([`${name}: ${problem}`]);
  });

  test('is said in words that hold no secret', async () => {
    const said: string[] = [];
    for await (const one of listSources(['s3://bkt/2024/shut.txt', 's3://none'])) {
      if (one.status === 'failed') said.push(one.failure.message);
      else if (one.status === 'listed') await one.job.read().catch(({ message }) => said.push(message));
    }
    expect(said).toEqual([
      'the bucket may not be read with these credentials',
      'there is no such bucket: check its name, and AWS_ENDPOINT_URL',
    ]);
  });
});
