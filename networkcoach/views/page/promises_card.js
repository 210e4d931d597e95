// The promise form, and what was promised.

export default desk(promiseForm);
