/** Where inert HTML sets the style of an element aside: the policy of the pages allows none in markup, so they set it themselves. */
export const STYLE = 'data-style';
