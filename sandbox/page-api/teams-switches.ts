/**
 * The switches of the Teams side; part of `ControlView`. Faults and throttling have the switches of all services (`faults`, `throttling`).
 */
export interface TeamsSwitches {
  /** False: people must add the app before silent sign-in works for them; Teams asks them at the first press (Microsoft: Bot single sign-on). */
  readonly appAddedPersonally: boolean;
  /** True: silent sign-in ends in signin/failure `resourcematchfailed` in channels (Microsoft: Bot single sign-on). */
  readonly ssoRefusedInChannels: boolean;
  /**
   * How many clients each person has open (desktop and phone): each does by itself what Teams clients do without a click (Microsoft:
   * Up-to-date cards, Bot single sign-on).
   */
  readonly clients: number;
  /** True: every activity reaches the bot twice, with the same id (msteams-docs #6461). */
  readonly deliverTwice: boolean;
  /** True: an operation on a conversation is refused with 412 while another one runs (Microsoft: Status codes of bot conversations). */
  readonly refuseConcurrent: boolean;
  /** Added to every answer of the connector and the token service, in milliseconds. */
  readonly connectorLatencyMs: number;
  /** Whose parser draws the texts of cards on the page: desktop and web read other Markdown than phones. */
  readonly cardsAsOn: "desktop" | "android" | "ios";
  /** How long a new message can't be edited or deleted: 404 ActivityNotFoundInConversation (Microsoft: Format bot messages). */
  readonly editableAfterMs: number;
}
