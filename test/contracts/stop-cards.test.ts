import { stopCardsContract } from "./stop-cards.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("StopCards", stopCardsContract);
