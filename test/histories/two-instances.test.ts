import { playHistories } from "./play-histories.ts";

describe("each acceptance is recorded once and told once by two instances on one store, each of which dies and freezes", () => {
  playHistories(2);
});
