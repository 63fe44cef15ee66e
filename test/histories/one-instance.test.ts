import { playHistories } from "./play-histories.ts";

describe("each acceptance is recorded once and told once by one instance, which dies, freezes and is followed by another", () => {
  playHistories(1);
});
