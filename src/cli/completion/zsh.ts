import { namesOf } from "./offer.ts";
import type { Offer } from "./offer.ts";

/** A script for zsh: `source <(guestlist completion zsh)`, or the file `_guestlist` in a folder of `$fpath`. */
export function zsh(offers: readonly Offer[]): string {
  const choices = offers.flatMap(({ name, options }) =>
    options
      .filter((option) => option.takesValue)
      .map((option) => {
        const words = option.choices.length === 0 ? "_files" : `compadd -- ${option.choices.map(quoted).join(" ")}`;
        return `    ${namesOf(option)
          .map((typed) => `${name}:${typed}`)
          .join("|")}) ${words} ;;`;
      }),
  );
  const options = offers.map(
    ({ name, words, options: own }) =>
      `    ${name}:*) offered=(${[...words.map(quoted), ...own.map(({ long, description }) => described(long, description))].join(" ")}); _describe option offered; _files ;;`,
  );
  return `#compdef guestlist
_guestlist() {
  local word command=""
  local -a offered
  for word in \${words[2,CURRENT-1]}; do
    [[ $word == -* ]] && continue
    command=$word
    break
  done
  case "$command:\${words[CURRENT-1]}" in
${choices.join("\n")}
${options.join("\n")}
    *) offered=(${offers.map(({ name, summary }) => described(name, summary)).join(" ")}); _describe command offered ;;
  esac
}
if [[ "\${funcstack[1]}" == _guestlist ]]; then _guestlist "$@"; else compdef _guestlist guestlist; fi
`;
}

function described(word: string, description: string): string {
  return quoted(`${word.replaceAll(":", "\\:")}:${description}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
