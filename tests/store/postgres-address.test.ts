import { expect, test } from '@jest/globals';
import { addressIn } from '../../src/store/postgres/address.ts';
import { openPool } from '../../src/store/postgres/pool.ts';

test('an address is shown without its secrets', () => {
  const shown = (address: string) => addressIn(address).shown;
  expect(shown('postgres://me:secret@db.example:6543/archive?sslpassword=secret')).toBe(
    'postgres://me@db.example:6543/archive',
  );
  expect(shown('postgresql://db.example/archive?schema=province')).toBe(
    'postgres://db.example/archive (schema province)',
  );
  expect(shown('postgres:///archive?host=/run/postgresql')).toBe('postgres:///archive');
});

test('what an address says of TLS and options is passed on', async () => {
  const address = addressIn('postgres://me@db/archive?sslmode=no-verify&options=-c%20work_mem%3D64MB&schema=province');
  const pool = openPool(address);
  expect(pool.options.connectionString).toContain('sslmode=no-verify');
  const { searchParams } = new URL(String(pool.options.connectionString));
  expect(searchParams.get('options')).toMatch(/^-c work_mem=64MB -c search_path=province /);
  expect(searchParams.has('schema')).toBe(false);
  await pool.end();
});
