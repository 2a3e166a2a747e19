import GitHubSlugger from 'github-slugger';

/**
 * What gives the name by which GitHub links to a heading, asked for one heading after the other.
 *
 * @param above the headings before them, because GitHub numbers those of the same name
 */
export function createAnchorFinder(above: readonly string[]): (heading: string) => string {
  const slugger = new GitHubSlugger();
  for (const heading of above) slugger.slug(heading);
  return (heading) => slugger.slug(heading);
}
