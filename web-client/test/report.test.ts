import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readReport } from '../src/viewer/machine/report.ts';

describe('report', () => {
  test('headings with their facts; some need attention', () => {
    const text = 'Speicherplatz\n! /: 1 GB frei\n  /home: 80 GB: viel\nNetzwerk\n  eth0: verbunden';
    assert.deepEqual(readReport(text), [
      {
        heading: 'Speicherplatz',
        facts: [
          { label: '/', value: '1 GB frei', warn: true },
          { label: '/home', value: '80 GB: viel', warn: false },
        ],
      },
      { heading: 'Netzwerk', facts: [{ label: 'eth0', value: 'verbunden', warn: false }] },
    ]);
  });
  test('any text makes something that can be shown', () => {
    assert.deepEqual(readReport(''), []);
    assert.deepEqual(readReport('  a: b'), [{ heading: 'a: b', facts: [] }]);
    assert.deepEqual(readReport('<b>\n!! x'), [
      { heading: '<b>', facts: [] },
      { heading: '!! x', facts: [] },
    ]);
  });
});
