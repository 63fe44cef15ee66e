import type { LateAnswer } from "../../src/domain/late-answer.ts";
import { at, id } from "./ids.ts";
import { person } from "./person.ts";

/** The answer to Adele's press on a message in a channel; give only what the test is about. */
export function aLateAnswer(given: Partial<LateAnswer> = {}): LateAnswer {
  return {
    message: { conversation: id("19:general@thread.tacv2"), card: id("1700000000002") },
    by: person(),
    keptAt: at("10:00"),
    ...given,
  };
}
