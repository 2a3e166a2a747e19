import GitHubSlugger from 'github-slugger';

/** A function from headings, in document order, to the anchors of GitHub, which numbers those that repeat one above. */
export function createAnchorFinder(headingsAbove: readonly string[]): (heading: string) => string {
  const slugger = new GitHubSlugger();
  for (const heading of headingsAbove) slugger.slug(heading);
  return (heading) => slugger.slug(heading);
}
