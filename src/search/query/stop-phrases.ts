/**
 * Words that only phrase a question: they need not be in a paper while other words of the query are. A word belongs here if people
 * write it around what they look for. Words that titles and tags use for something belong to no list: `search`, `review`, `model`.
 */
const phrasing = {
  'what is looked for':
    'paper papers article articles publication publications work works literature reference references title titled called named',
  'asking for it':
    'find finds show list give get tell look looking please anything something someone anyone exist exists existing available there here',
  'how it is about something': 'about regarding concerning related relating topic topics subject',
  'auxiliary words':
    "could may shall let lets does did done make makes making made am im ive i'm whats what's hows how's it's do is are was were",
  'judging and counting':
    'good best better well many much most more less few several every all any only just also even ever yet still really actually',
  'citing and comparing': 'et al etc eg ie vs versus like per via than without therefore because else instead',
  'people in general': 'somebody anybody people he she him her his hers they them',
};

const stopPhraseWords = new Set(Object.values(phrasing).flatMap((words) => words.split(' ')));

/** Whether a word of a query only phrases the question. */
export const isPhrasing = (word: string): boolean => stopPhraseWords.has(word);

/** Phrases whose words are not phrasing by themselves. */
const askingPhrases =
  /\b(?:i|we) (?:need|want|would like)(?: to (?:read|find|see|know))?\b|\bis there (?:any|a)\b|\bare there (?:any)?\b/gi;

/** The same in Chinese, where words are not separated. */
const chinesePhrasing = /论文|文章|文献|关于|有关|相关|有没有|有哪些|哪些|什么|如何|怎么|怎样|请问|给我|的|了|吗|呢|与|和|年/g;

/** Questions for papers that introduce a field: they ask for surveys. */
const surveyQuestions =
  /\b(?:overview|(?:what|where) (?:should|can|do|to) (?:i |we )?(?:read|start|begin)(?: reading)?(?: first)?|introduction to|getting started(?: with| in)?|state of the art)\b/gi;

/** Words of which each phrase above has one. Compiling the patterns takes longer than a search in a small catalog. */
const surveyWords = ['overview', 'read', 'start', 'begin', 'introduction', 'state of the art'];
const askingWords = ['need', 'want', 'would like', 'there'];
const hasIdeographs = /[\u4e00-\u9fff]/;

/** The query without Chinese phrasing, and with each question for an introduction replaced by the word `survey`. */
export function replacePhrases(query: string): string {
  const lower = query.toLowerCase();
  const hasAny = (words: readonly string[]) => words.some((word) => lower.includes(word));
  const surveys = hasAny(surveyWords) ? query.replace(surveyQuestions, ' survey ') : query;
  const asked = hasAny(askingWords) ? surveys.replace(askingPhrases, ' ') : surveys;
  const rest = hasIdeographs.test(asked) ? asked.replace(chinesePhrasing, ' ') : asked;
  return rest.trim() === '' ? asked : rest;
}
