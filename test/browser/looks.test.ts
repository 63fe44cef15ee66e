import { drawEveryElement } from "./draw-every-element.ts";

describe("Every look", function () {
  this.timeout(60_000);
  drawEveryElement({
    "light, on a desktop": {},
    "dark, on a phone": { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  });
});
