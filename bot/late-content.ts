import type { LateContent } from "../src/domain/late-answer.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Answer } from "./answer.ts";

/** The answer to a press as a job shows it after the turn. */
export function lateContent(answer: Answer, texts: Texts): LateContent {
  switch (answer.kind) {
    case "card":
      return cardContent(answer);
    case "message":
    case "error":
      return { kind: "line", line: answer.text };
    case "sign-in":
    case "wrong-code":
      return { kind: "line", line: texts.t("error.sign-in-expired") };
  }
}

function cardContent({ card, shows }: Extract<Answer, { kind: "card" }>): LateContent {
  switch (shows?.kind) {
    case "invitation":
      return { kind: "state", card, ...(shows.note !== undefined && { line: shows.note }) };
    case "form":
      return { kind: "form", card };
    case undefined:
      return { kind: "own", card };
  }
}
