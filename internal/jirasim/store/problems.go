// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

// Problems are the reasons why Jira refuses a request, in Jira's texts.
type Problems struct {
	// Messages belong to the request as a whole.
	Messages []string
	// Fields are messages by field. Jira uses its internal field names: username, fullname, email, password (facts 1.8).
	Fields map[string]string
}

// NewProblems returns an empty collection.
func NewProblems() *Problems { return &Problems{Fields: map[string]string{}} }

// Add adds a message about the request as a whole.
func (p *Problems) Add(message string) { p.Messages = append(p.Messages, message) }

// AddField sets the message of a field.
func (p *Problems) AddField(name, message string) { p.Fields[name] = message }

// Empty reports whether there is no problem.
func (p *Problems) Empty() bool { return len(p.Messages) == 0 && len(p.Fields) == 0 }
