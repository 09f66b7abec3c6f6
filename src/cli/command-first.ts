import type { Command as Commander } from 'commander';

/**
 * Puts the name of the command before its options, so that options may stand anywhere: the parser hands options over to a
 * command only from its name on. `--limit 5 scan malpedia` becomes `scan --limit 5 malpedia`; the first word that is
 * neither an option nor an option's value is the name, if a command has it.
 */
export function commandFirst(argv: readonly string[], program: Commander): string[] {
  return order(argv, program, valueFlags(program));
}

function order(argv: readonly string[], parent: Commander, takesValue: ReadonlySet<string>): string[] {
  let at = 0;
  for (let word = argv[0]; word?.startsWith('-') && word !== '-' && word !== '--'; word = argv[at]) {
    at += takesValue.has(word) ? 2 : 1;
  }
  const command = parent.commands.find((candidate) => candidate.name() === argv[at]);
  if (command === undefined) return [...argv];
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  return [command.name(), ...(command.commands.length > 0 ? order(rest, command, takesValue) : rest)];
}

/** The flags of a command and of all below it whose value is the next word. */
function valueFlags(command: Commander): Set<string> {
  const own = command.options.filter((option) => option.required).flatMap(({ short, long }) => [short, long]);
  const below = command.commands.flatMap((child) => [...valueFlags(child)]);
  return new Set([...own, ...below].filter((flag) => flag !== undefined));
}
