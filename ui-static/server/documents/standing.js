import { ANSWER } from './answers.js';

const QUESTION = 'id name question keptAt seenAt';
const TOLD = `question { ${QUESTION} } newActs gone answer: trace { ...Answer }`;

/** What the viewer keeps asking under an instrument. */
export const STANDING_QUESTIONS = `query StandingQuestions($warrant: ID!) { warrant(id: $warrant) { standingQuestions { ${QUESTION} } } }`;

/** One of them, asked again. */
export const STANDING_QUESTION = `query StandingQuestion($warrant: ID!, $question: ID!) {
  warrant(id: $warrant) { told: standingQuestion(id: $question) { ${TOLD} } }
}
${ANSWER}`;

/** Asked once more, and what it finds counts as seen. */
export const SEE_QUESTION = `mutation SeeQuestion($warrant: ID!, $question: ID!) {
  told: seeQuestion(warrant: $warrant, question: $question) { ${TOLD} }
}
${ANSWER}`;

export const KEEP_QUESTION = `mutation KeepQuestion($warrant: ID!, $name: String!, $input: TraceInput!) {
  kept: keepQuestion(warrant: $warrant, name: $name, input: $input) { ${QUESTION} }
}`;

export const DROP_QUESTION = `mutation DropQuestion($warrant: ID!, $question: ID!) { dropQuestion(warrant: $warrant, question: $question) }`;

/** How much of each has not been seen yet, now and whenever that changes. */
export const STANDING_NEWS = `subscription StandingNews($warrant: ID!) { standingNews(warrant: $warrant) { question newActs gone cut at } }`;
