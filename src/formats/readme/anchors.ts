import GitHubSlugger from 'github-slugger';

/**
 * A function from headings, in document order, to the anchors that GitHub gives them.
 *
 * @param headingsAbove the headings before them, because GitHub numbers repeated names
 */
export function createAnchorFinder(headingsAbove: readonly string[]): (heading: string) => string {
  const slugger = new GitHubSlugger();
  for (const heading of headingsAbove) slugger.slug(heading);
  return (heading) => slugger.slug(heading);
}
