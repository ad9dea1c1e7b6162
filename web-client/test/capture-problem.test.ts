import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { captureProblem } from '../src/share/capture-problem.ts';

const FIREFOX =
  'The request is not allowed by the user agent or the platform in the current context.';

describe('the browser gave no picture', () => {
  test('the customer closed the dialog -> nothing was chosen', () => {
    assert.equal(captureProblem('NotAllowedError', FIREFOX, 2500), 'nothing');
    assert.equal(captureProblem('NotAllowedError', 'Permission denied by user', 900), 'nothing');
  });
  test('the browser answered before anybody could -> it is blocked for this page', () => {
    assert.equal(captureProblem('NotAllowedError', FIREFOX, 14), 'blocked');
    assert.equal(captureProblem('NotAllowedError', 'Permission denied', 3), 'blocked');
  });
  test('the system or a policy forbids it -> denied, however fast', () => {
    assert.equal(captureProblem('NotAllowedError', 'Permission denied by system', 5), 'denied');
    assert.equal(
      captureProblem('NotAllowedError', 'Disallowed by permissions policy', 900),
      'denied',
    );
  });
  test('no camera, or one that is in use -> said as such', () => {
    assert.equal(captureProblem('NotFoundError', '', 5), 'missing');
    assert.equal(captureProblem('OverconstrainedError', '', 5), 'missing');
    assert.equal(captureProblem('NotReadableError', '', 5), 'busy');
  });
});
