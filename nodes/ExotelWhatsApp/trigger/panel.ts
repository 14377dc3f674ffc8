import type { TriggerPanelDefinition } from 'n8n-workflow';

const CALLBACK = '<i>Status Callback URL</i>';

const testing = `<b>While you build the workflow</b>, click the button above, and send a message whose ${CALLBACK} is the test URL. Its report shows up here.`;

const EXECUTIONS =
	"Those executions show up in the <a data-key='executions'>executions list</a>, not in the editor.";

/** What stands beside the parameters of the trigger while it has no data. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Receive delivery reports and replies',
	executionsHelp: {
		inactive: `${testing}<br /><br /><b>Once it does what you want</b>, activate it (in n8n 2: publish it), and send with the production URL instead. ${EXECUTIONS}`,
		active: `${testing}<br /><br /><b>The workflow is live</b>: what Exotel posts to the production URL starts it. ${EXECUTIONS}`,
	},
	activationHint:
		'Once the workflow does what you want, activate it (in n8n 2: publish it), and use the production URL.',
};
