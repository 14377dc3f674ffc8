/** Answers of the send call, made by hand from section 3 of the API reference. */

export const HTML = '<html>\n<head><title>502 Bad Gateway</title></head></html>';

export const accepted = (sid: string) => ({
	code: 202,
	error_data: null,
	status: 'success',
	data: { sid },
});

export const failed = (code: number, message: string, description: string) => ({
	code: 400,
	error_data: { code, message, description },
	status: 'failure',
	data: null,
});

export function envelope(messages: unknown[], http_code = 202) {
	return {
		request_id: '0f0f',
		method: 'POST',
		http_code,
		metadata: { total: messages.length },
		response: { whatsapp: { messages } },
	};
}
