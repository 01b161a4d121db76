// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

// errorOfFile is a difference between a response and Atlassian's file: method, path and status, and what differs.
type errorOfFile struct{ response, difference string }

const (
	undescribed = "status is not supported"
	noArray     = "/: value must be an object"
	noStrings   = "/: value must be a string"
	noJSON      = `response header Content-Type has unexpected value: "application/json;charset=UTF-8"`
	noInteger   = ": value must be an integer"
	noTime      = `/loginInfo/previousLoginTime: string doesn't match the format "date-time" ` +
		`(string doesn't match pattern "^[0-9]{4}-(0[1-9]|10|11|12)-(0[1-9]|[12][0-9]|3[01])T([0-1][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?(Z|(\+|-)([0-1][0-9]|2[0-3]):[0-5][0-9])$")`

	array = "arrays are described as single items: facts 0, measured by jira.js"
)

// knownErrors are the errors of Atlassian's files, each with the evidence for what Jira sends instead.
var knownErrors = map[errorOfFile]string{
	{"GET /api/2/user/search 200", noArray}:                                  array,
	{"GET /api/2/user/assignable/search 200", noArray}:                       array,
	{"GET /api/2/user/assignable/multiProjectSearch 200", noArray}:           array,
	{"GET /api/2/user/viewissue/search 200", noArray}:                        array,
	{"GET /api/2/user/permission/search 200", noArray}:                       array,
	{"GET /api/2/applicationrole 200", noArray}:                              array,
	{"GET /api/2/user/columns 200", noArray}:                                 "an array of columns: facts 5.10, measured by jira.js",
	{"GET /api/2/password/policy 200", noStrings}:                            "an array of rules: facts 5.5, measured by jira.js",
	{"POST /api/2/password/policy/createUser 200", noStrings}:                "an array of messages: facts 5.5, measured by jira.js",
	{"POST /api/2/password/policy/updateUser 200", noStrings}:                "an array of messages: facts 5.5, measured by jira.js",
	{"POST /auth/1/session 200", noTime}:                                     "the zone of times has no colon: facts 5.1",
	{"GET /api/2/serverInfo 401", undescribed}:                               "measured on 10.3.24: facts 12.1",
	{"GET /api/2/user 400", undescribed}:                                     "username and key together: facts 5.2",
	{"GET /api/2/user/assignable/search 400", undescribed}:                   "neither a project nor an issue: facts 12.3",
	{"POST /api/2/user/avatar/temporary 400", undescribed}:                   "the raw upload, which is documented up to 9: facts 4.1, 12.2",
	{"POST /api/2/user/avatar/temporary 201", noJSON}:                        "the raw upload, which is documented up to 9: facts 4.1, 12.2",
	{"POST /api/2/user/avatar/temporary 200", undescribed}:                   "the page of a failed upload has status 200: facts 4.2",
	{"POST /api/2/user/avatar/temporary 201", "/cropperOffsetX" + noInteger}: "numbers on the page are strings: facts 4.2",
	{"POST /api/2/user/avatar/temporary 201", "/cropperOffsetY" + noInteger}: "numbers on the page are strings: facts 4.2",
	{"POST /api/2/user/avatar/temporary 201", "/cropperWidth" + noInteger}:   "numbers on the page are strings: facts 4.2",
}
