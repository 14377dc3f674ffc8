import type { WorkflowJson } from './editor.mts';

/** How n8n's editor shows a sticky note, in pixels: measured there. */
const PADDING = { side: 12, top: 8, bottom: 8 };

/** By how a line begins: its height, the width of a character, and the space behind it. */
const STYLES = [
	{ begins: /^## /, line: 36, character: 12, gap: 8 },
	{ begins: /^### /, line: 24, character: 8, gap: 8 },
	{ begins: /^(\d+\.|-) /, line: 20, character: 6.7, gap: 4 },
	{ begins: /^/, line: 21, character: 6.7, gap: 8 },
];

/** Markdown's marks, which take no room. */
const plain = (line: string) => line.replace(/^#+ |\*\*|`|\]\([^)]*\)|\[/g, '');

/** How high a note of this width must be for its text, on n8n's grid. */
export function heightOfNote(content: string, width: number): number {
	const room = width - 2 * PADDING.side;
	const text = content.split('\n').filter((line) => line.trim() !== '');
	const heights = text.map((line) => {
		const style = STYLES.find(({ begins }) => begins.test(line))!;
		const lines = Math.ceil((plain(line).length * style.character) / room);
		return lines * style.line + style.gap;
	});
	const sum = heights.reduce((total, height) => total + height, PADDING.top + PADDING.bottom);
	return Math.ceil(sum / 20) * 20;
}

interface Note {
	content: string;
	width: number;
	height: number;
}

/** Under this heading, the note of each example says what its user has to fill in. */
const SET_UP = /### Set up\n[^]*$/;

/** A workflow whose note says what to try in the place of what to fill in. */
export function withTryIt(workflow: WorkflowJson, words: string): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const note = node.parameters as Note;
		if (!node.type.endsWith('.stickyNote') || !SET_UP.test(note.content)) return node;
		const content = note.content.replace(SET_UP, () => `### Try it\n${words}`);
		const height = heightOfNote(content, note.width);
		const [x, y] = node.position as [number, number];
		// The lower edge stays where it is, above the nodes.
		const position = [x, y + note.height - height];
		return { ...node, position, parameters: { ...note, content, height } };
	});
	return { ...workflow, nodes };
}
