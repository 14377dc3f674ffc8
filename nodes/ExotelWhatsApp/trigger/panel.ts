import type { TriggerPanelDefinition } from 'n8n-workflow';

const SENDER = '<b>Options › Status Callback URL</b> of the Exotel WhatsApp node that sends';

const testing = `<b>To try it</b>, click the button above, paste the <b>test URL</b> into ${SENDER}, and send a message: its report shows up here.`;

/** What stands beside the parameters of the trigger while it has no data. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Receive delivery reports and replies',
	executionsHelp: {
		inactive: `${testing}<br /><br /><b>Once you are happy with the workflow</b>, activate it (in n8n 2: publish it), and paste the <b>production URL</b> there instead. Those executions show up in the <a data-key='executions'>executions list</a>, not in the editor.`,
		active: `${testing}<br /><br /><b>The workflow is live</b>: what Exotel posts to the <b>production URL</b> starts it. Those executions show up in the <a data-key='executions'>executions list</a>, not in the editor.`,
	},
	activationHint:
		'Once the workflow does what you want, activate it (in n8n 2: publish it), and use the production URL.',
};
