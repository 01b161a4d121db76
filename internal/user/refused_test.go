// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"errors"
	"reflect"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Only what the applications say is proof.
func TestEvidenceOf(t *testing.T) {
	none, five := 0, 5
	roles := []jira.ApplicationRole{
		{Key: "software", RemainingSeats: &none, SelectedByDefault: true}, {Key: "core", RemainingSeats: &five}, {Key: "old"}, {Key: "desk", HasUnlimitedSeats: true, RemainingSeats: &none},
	}
	existing := []string{"core", "desk", "old", "software"}
	for name, test := range map[string]struct {
		requested []string
		roles     []jira.ApplicationRole
		want      applicationEvidence
	}{
		"default without seat":   {nil, roles, applicationEvidence{existing: existing, full: []string{"software"}, complete: true}},
		"seats left":             {[]string{"core", "desk"}, roles, applicationEvidence{existing: existing, complete: true}},
		"seats not in response":  {[]string{"old"}, roles, applicationEvidence{existing: existing}},
		"unknown":                {[]string{"rockets", "core"}, roles, applicationEvidence{existing: existing, unknown: []string{"rockets"}, complete: true}},
		"in another case":        {[]string{"CORE"}, roles, applicationEvidence{existing: existing, complete: true}},
		"no applications listed": {[]string{"core"}, nil, applicationEvidence{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := evidenceOf(test.requested, test.roles); !reflect.DeepEqual(got, test.want) {
				t.Errorf("the evidence is %+v, want %+v", got, test.want)
			}
		})
	}
}

// Advice follows only a refusal of values, and not one that names a field which explains it.
func TestRefusalWithout(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want bool
	}{
		"no field":       {&jira.Error{Status: 400, Messages: []string{"No."}}, true},
		"the field":      {&jira.Error{Status: 400, Fields: map[string]string{"applicationKeys": "No."}}, true},
		"another field":  {&jira.Error{Status: 400, Fields: map[string]string{"applicationKeys": "No.", "email": "No."}}, false},
		"permission":     {&jira.Error{Status: 403}, false},
		"server error":   {&jira.Error{Status: 500}, false},
		"not of Jira":    {errors.New("no route"), false},
		"login rejected": {&jira.LoginError{Status: 401}, false},
	} {
		if _, got := refusalWithout(test.err, fieldApplicationKeys); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
