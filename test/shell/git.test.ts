import { expect, test } from 'vitest';
import { GitFailure, gitIn } from '../../src/shell/git.js';

test('meanwhile is called once git is at work, before it has answered', async () => {
  const happened: string[] = [];
  const answer = gitIn(process.cwd(), process.env).run(['--version'], {
    meanwhile: () => happened.push('meanwhile'),
  });
  await answer.then((text) => happened.push(text.replace(/ version.*/s, '')));
  expect(happened).toEqual(['meanwhile', 'git']);
});

test('a failure says what git has printed, and with which status it has ended', async () => {
  const failing = gitIn(process.cwd(), process.env).run(['no-such-command']);
  await expect(failing).rejects.toThrow(GitFailure);
  await expect(failing).rejects.toMatchObject({
    status: 1,
    output: expect.stringContaining('no-such-command'),
  });
});
