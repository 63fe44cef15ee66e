import { namesOf } from "./offer.ts";
import type { Offer } from "./offer.ts";

/** A script for PowerShell: `guestlist completion pwsh | Out-String | Invoke-Expression`. */
export function pwsh(offers: readonly Offer[]): string {
  const choices = offers.flatMap(({ name, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .flatMap((option) => namesOf(option).map((typed) => `    ${quoted(`${name}:${typed}`)} = ${list(option.choices)}`)),
  );
  const options = offers.map(
    ({ name, words, options: own }) => `    ${quoted(name)} = ${list([...words, ...own.map(({ long }) => long)])}`,
  );
  return `# guestlist completion pwsh
Register-ArgumentCompleter -Native -CommandName guestlist -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = ${list(offers.map(({ name }) => name))}
  $options = @{
${options.join("\n")}
  }
  $choices = @{
${choices.join("\n")}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete) { $typed = @($typed | Select-Object -SkipLast 1) }
  $command = $typed | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 1
  $offered = if (-not $command) { $commands } elseif ($choices["\${command}:$($typed[-1])"]) { $choices["\${command}:$($typed[-1])"] } else { $options[$command] }
  $offered | Where-Object { $_ -and $_.StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(", ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
