/** Under this name the ledger keeps the folder from which the paths of its sources are seen. */
export const WORKING_FOLDER = 'working_folder';
