// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"encoding/json"
	"maps"
	"slices"
)

// The maximum sizes of a property key and a property value, in bytes (facts 5.10).
const (
	maxPropertyKey   = 255
	maxPropertyValue = 32768
)

// ProblemWithProperty returns why Jira refuses a property, in Jira's text; "" if Jira accepts it.
func ProblemWithProperty(key, value string) string {
	switch {
	case len(key) > maxPropertyKey:
		return "The length of the property key must not exceed 255 bytes."
	case len(value) > maxPropertyValue:
		return "The length of the property value must not exceed 32768 bytes."
	case !json.Valid([]byte(value)):
		return "The property value must be valid JSON."
	}
	return ""
}

// PropertyKeys returns the keys of the user's properties, sorted.
func (u *UserRecord) PropertyKeys() []string { return slices.Sorted(maps.Keys(u.properties)) }

// Property returns the value of a property, which is JSON.
func (u *UserRecord) Property(key string) (value string, found bool) {
	value, found = u.properties[key]
	return value, found
}

// SetProperty sets a property; the value is JSON.
func (u *UserRecord) SetProperty(key, value string) { u.properties[key] = value }

// PropertyReplica returns the replica of a property.
func (u *UserRecord) PropertyReplica(key string) *Replica {
	if u.propertyReplicas[key] == nil {
		u.propertyReplicas[key] = &Replica{}
	}
	return u.propertyReplicas[key]
}

// RemoveProperty removes a property.
func (u *UserRecord) RemoveProperty(key string) { delete(u.properties, key) }
