import { namesOf } from "./offer.ts";
import type { Offer } from "./offer.ts";

/** A script for bash: `eval "$(guestlist completion bash)"`. It is understood by the bash 3.2 of macOS, too. */
export function bash(offers: readonly Offer[]): string {
  const choices = offers.flatMap(({ name, options }) =>
    options
      .filter((option) => option.takesValue)
      .map(
        (option) =>
          `    ${namesOf(option)
            .map((typed) => `${name}:${typed}`)
            .join("|")}) words="${option.choices.join(" ")}" ;;`,
      ),
  );
  const options = offers.map(
    ({ name, words, options: own }) => `    ${name}:*) words="${[...words, ...own.map(({ long }) => long)].join(" ")}" ;;`,
  );
  return `# guestlist completion bash
_guestlist() {
  local word words command=""
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  case "$command:$previous" in
${choices.join("\n")}
${options.join("\n")}
    *) words="${offers.map(({ name }) => name).join(" ")}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _guestlist guestlist
`;
}
