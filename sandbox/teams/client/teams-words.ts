// Teams' own words to a person when an app fails. The page translates them (sandbox/web/page/words).

export const UNABLE_TO_REACH_APP = "Unable to reach app. Please try again.";
export const SOMETHING_WENT_WRONG = "Something went wrong. Please try again.";

/** In place of a card whose automatic refresh was answered with a sign-in request. */
export const CARD_BROKEN = "Something went wrong. This card couldn't be displayed.";

/** Teams' question before it signs a person in to an app that they never added (Microsoft: Bot single sign-on). */
export const ADD_APP = "To use this card, add the app for yourself first.";

export const APP_NOT_ADDED = "You need to add the app to use this card.";

/** Not Teams' words: the sandbox has no dialogs (task modules). */
export const NO_DIALOGS = "The sandbox has no dialogs (task modules): use a card in the conversation.";

/** Under a message in the 1:1 chat of a person who doesn't have the app. */
export const APP_NOT_HERE = "Add the app to chat with it.";
