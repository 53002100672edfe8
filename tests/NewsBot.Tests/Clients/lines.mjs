// What a program tells the test that started it, and how it learns that the test is over.

/** What the test told this program. */
export const settings = JSON.parse(process.argv[2]);

/** Tells the test of something as a line of JSON. */
export function tell(kind, content = {}) {
  process.stdout.write(`${JSON.stringify({ kind, ...content })}\n`);
}

/** Ends the program, goodbyes said, when the test closes its input or is gone. */
export function endWithInput(sayGoodbye) {
  process.stdin.resume();
  process.stdin.on('end', async () => {
    await sayGoodbye();
    process.exit(0);
  });
}
