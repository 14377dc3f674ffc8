/** A secret that looks different in each encoding, so that no form of it is overlooked. */
export const callbackSecret = 'long/random+secret="%5f0c&<é>\\';
