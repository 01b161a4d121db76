// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestJacksonText(t *testing.T) {
	t.Parallel()
	const at = "\n at [Source: (org.apache.catalina.connector.CoyoteInputStream); line: "
	for body, want := range map[string]string{
		"":                          "No content to map due to end-of-input" + at + "1, column: 1]",
		"{nonsense":                 "Unexpected character ('n' (code 110)): was expecting double-quote to start field name" + at + "1, column: 3]",
		"{\n \"name\": x}":          "Unexpected character ('x' (code 120)): " + expectedValue + at + "2, column: 11]",
		`{"name" "robot"}`:          "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value" + at + "1, column: 10]",
		`{"name":"a" "b":1}`:        "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries" + at + "1, column: 14]",
		`{"applicationKeys":[1 2]}`: "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries" + at + "1, column: 24]",
		`{"name":"robot"`:           "Unexpected end-of-input: expected close marker for OBJECT" + at + "1, column: 16]",
		`{"name":{}}`:               "Cannot deserialize instance of `java.lang.String` out of START_OBJECT token" + at + "1, column: 12]",
		`[]`:                        "Cannot deserialize instance of `java.util.LinkedHashMap` out of START_ARRAY token" + at + "1, column: 2]",
	} {
		var decoded userBody
		err := json.NewDecoder(strings.NewReader(body)).Decode(&decoded)
		if err == nil {
			t.Errorf("%s: no error", body)
			continue
		}
		if got := jacksonText(err, []byte(body), false); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

// Jira up to 9.x has version 1 of Jackson. What follows the first value is ignored by both.
func TestDecodeBody(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]string{"9.12": "No content to map to Object due to end of input", "10.3": "No content to map due to end-of-input"} {
		admin := startJira(t, Settings{Version: version}).asAdmin(t)
		admin.send("POST", "/rest/api/2/group", "", "Content-Type", "application/json").expect(t, 400, want)
		admin.send("POST", "/rest/api/2/group", `{"name":"robots"} trailing`).expect(t, 201)
		got := admin.send("POST", "/rest/api/2/user", `{"name":[]}`).expect(t, 400)
		if strings.Contains(got.body, "json:") || !strings.Contains(got.body, "START_ARRAY") {
			t.Errorf("%s: %s", version, got.body)
		}
	}
}
