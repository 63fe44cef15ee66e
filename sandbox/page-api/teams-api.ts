/**
 * The further parts of the API between the page and its server: the activity feed, the app's installation, signing in by hand, refreshing
 * cards, Action.Submit, searching people. Form and refusals as in `api.ts`.
 */

/** The state of the app in a conversation (Microsoft: Proactive messages, Conversation events). */
export type AppState =
  | "installed"
  /** This person never added the app: the 1:1 chat opens with "Add". The bot may write first if it is in a team with them. */
  | "absent"
  /** Removed: the bot gets 403 BotNotInConversationRoster. */
  | "removed"
  /** The person blocked the bot in the 1:1 chat: 403 ConversationBlockedByUser. */
  | "blocked";

/**
 * PUT /api/as/:as/conversations/:conversation/app (ChangeApp) → ConversationView. In a standard channel it changes the app of the
 * whole team, in a private or shared one only whether it is allowed there, in a 1:1 chat this person's own app (only there "blocked" is
 * allowed). The bot gets the events.
 */
export interface ChangeApp {
  readonly state: "installed" | "removed" | "blocked";
}

/** GET /api/as/:as/conversations/:conversation/members → MemberView[]: the people that one can @mention there, and the bot if it is installed. */
export interface MemberView {
  /** Entra object id; `28:…` of the bot. */
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

/**
 * PUT and DELETE /api/as/:as/conversations/:conversation/members/:person → 204: adds a person to a group chat or (by any of its channels)
 * to a team, or removes them. POST /api/as/:as/channels (NameChannel) → ConversationView; PUT (NameChannel) and DELETE
 * /api/as/:as/channels/:conversation → 204. The bot gets a conversationUpdate (Microsoft: Conversation events).
 */
export interface NameChannel {
  readonly title: string;
  /** Only of a new channel; absent: a standard one. Its members are the team's, as in every channel here. */
  readonly membership?: "private" | "shared";
}

/**
 * GET /api/as/:as/feed → FeedItemView[], newest first: mentions of this person by anybody, and alerts of the bot in the 1:1 chat
 * (Microsoft: Channel and group conversations). POST /api/as/:as/feed/read (ReadFeed) → 204. Reading a conversation also marks its items as
 * read.
 */
export interface FeedItemView {
  readonly id: string;
  readonly kind: "mention" | "alert";
  readonly at: string;
  readonly from: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly conversation: string;
  /** The conversation's title; `Team > Channel` for a channel. */
  readonly place: string;
  readonly message: string;
  readonly root: string | null;
  /** The toast's text: the activity's summary, else the message's text, else "sent a card". */
  readonly preview: string;
  readonly isRead: boolean;
}

export interface ReadFeed {
  /** Ids of items; null: all. */
  readonly items: readonly string[] | null;
}

/** POST /api/as/:as/typing → 204: the other people in the conversation get the event `typing`. Bots don't. */
export interface Typing {
  readonly conversation: string;
  readonly root: string | null;
}

/** A sign-in button that an OAuth card message shows when the silent exchange was refused (Microsoft: User tokens of a bot). */
export interface SignInButton {
  readonly text: string;
  readonly title: string;
  /** Opened as a pop-up; leads to the page's `/sign-in?signin=…`. */
  readonly url: string;
}

/**
 * The sign-in pop-up. GET /api/sign-in?signin=… → SignInView (404 for an unknown or used one). POST /api/sign-in (SignInAnswer) →
 * SignInCode. The pop-up shows the code and passes it to the tab that opened it, which repeats its request: with `PressAction.state` after
 * a card's button, with VerifyState after an OAuth card message.
 */
export interface SignInView {
  readonly signin: string;
  readonly appName: string;
  /** Permissions that the page asks the person to consent to; empty if consent isn't needed. */
  readonly consent: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly userPrincipalName: string }[];
}

export interface SignInAnswer {
  readonly signin: string;
  /** Entra object id of the person who signs in: any of the people, also a person other than the tab's (the bot must notice). */
  readonly person: string;
  readonly consent: boolean;
}

export interface SignInCode {
  /** Six digits, valid once. */
  readonly code: string;
}

/** POST /api/as/:as/verify-state → SubmitResult: after the button of an OAuth card message; `state` is the code, or "CancelledByUser". */
export interface VerifyState {
  readonly conversation: string;
  readonly message: string;
  readonly state: string;
}

/** POST /api/as/:as/views → 204: these messages became visible. Cards with an automatic refresh then refresh (Microsoft: Up-to-date cards); the new card follows by event. */
export interface ReportViews {
  readonly conversation: string;
  readonly messages: readonly string[];
}

/** POST /api/as/:as/refresh → ActionResult: "Refresh card" in the message's menu, for a card with `refresh`. */
export interface RefreshCard {
  readonly conversation: string;
  readonly message: string;
}

/** POST /api/as/:as/submits → SubmitResult: presses an Action.Submit; `data` is the action's data with the inputs merged into it (Microsoft: Card actions). */
export interface SubmitAction {
  readonly conversation: string;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type SubmitResult =
  /** "Your response was sent to the app", unless the action says `msteams.feedback.hide`. */
  | { readonly kind: "sent" }
  /** `msteams.type: "signin"`: open this as a pop-up. */
  | { readonly kind: "open"; readonly url: string }
  | { readonly kind: "error"; readonly text: string };

/** One choice of a people picker or a typeahead. `value` of a person is the Entra object id. */
export interface SearchChoice {
  readonly title: string;
  readonly value: string;
  /** Second line: the person's job title or address. */
  readonly subtitle: string | null;
}

/**
 * GET /api/as/:as/people?q=…[&conversation=…] → SearchChoice[], at most 15: the people of `graph.microsoft.com/users`; with a conversation
 * (`scope=currentContext`) only its members. POST /api/as/:as/search (SearchDataset) → SearchChoice[]: a dataset of the bot's own, by
 * application/search; 404 `search-failed` in Teams' words if the bot's answer isn't valid.
 */
export interface SearchDataset {
  readonly conversation: string;
  readonly message: string;
  readonly dataset: string;
  readonly queryText: string;
}

/** GET /_sandbox/requests?since=… → RequestLogView: every request to the two servers and to the bot, with a number from `since` on; the newest 10,000. */
export interface RequestLogView {
  /** The value of `since` for the next call. */
  readonly next: number;
  readonly requests: readonly RequestView[];
}

export interface RequestView {
  readonly number: number;
  /** ISO time when the request arrived. */
  readonly at: string;
  /** "bot": a request from the sandbox to the bot. */
  readonly server: "api" | "page" | "bot";
  readonly method: string;
  /** Path with its query; codes, tickets and tokens in it are removed. */
  readonly path: string;
  /** 0: no answer was sent (the connection broke, or nothing listened). */
  readonly status: number;
  readonly milliseconds: number;
  /** The caller: `app:<app id>` or `user:<object id>` of a bearer token, `as:<object id>` on the page; null: unknown. */
  readonly who: string | null;
  /** The `request-id` of the answer, or the client's own; for a request to the bot the activity's id; null: none. */
  readonly requestId: string | null;
}
