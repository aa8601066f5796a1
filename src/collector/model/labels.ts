/** What was recognized before anything is removed. One entry a row. */
export interface Labels {
  /** The bot's name from a closed list, or `bot`; null for everybody else. */
  readonly bot: readonly (string | null)[];
}
