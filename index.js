const { ExotelWhatsAppApi } = require('./dist/credentials/ExotelWhatsAppApi.credentials.js');
const { ExotelWhatsApp } = require('./dist/nodes/ExotelWhatsApp/ExotelWhatsApp.node.js');
const {
	ExotelWhatsAppTrigger,
} = require('./dist/nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node.js');

module.exports = { ExotelWhatsAppApi, ExotelWhatsApp, ExotelWhatsAppTrigger };
