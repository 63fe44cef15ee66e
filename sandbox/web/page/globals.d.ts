/** The two libraries that the pages load as plain scripts (`/vendor/…`). */
declare global {
  var AdaptiveCards: typeof import("adaptivecards");
  var markdownit: typeof import("markdown-it").default;
}

export {};
