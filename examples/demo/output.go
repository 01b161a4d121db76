// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"io"
	"regexp"
	"slices"
)

// trimmedOutput passes Terraform's output on, line by line, without what tells a watcher nothing: the box that warns at
// every command of a provider under development, and, of the resources that are created or destroyed, all attributes
// but those of the first of each type. It expects the output in color, for without color Terraform draws no boxes.
type trimmedOutput struct {
	to       io.Writer
	coloured bool

	partial []byte   // of a line
	box     []byte   // the lines of a box so far; nil outside of one
	types   []string // that were shown with all attributes
	eliding bool     // the rest of a resource
	blank   bool     // An elided resource ended, and so may a row of them.
}

var (
	escape        = regexp.MustCompile("\x1b\\[[0-9;]*m")
	resourceTitle = regexp.MustCompile(`^ {2}# (\w+)\..* will be (created|destroyed)`)
)

func (o *trimmedOutput) Write(output []byte) (int, error) {
	o.partial = append(o.partial, output...)
	for {
		end := bytes.IndexByte(o.partial, '\n')
		if end < 0 {
			return len(output), nil
		}
		if err := o.line(string(o.partial[:end])); err != nil {
			return 0, err
		}
		o.partial = o.partial[end+1:]
	}
}

func (o *trimmedOutput) line(line string) error {
	plain := escape.ReplaceAllString(line, "")
	if !o.coloured {
		line = plain
	}
	if o.box != nil || plain == "╷" {
		return o.boxed(line, plain)
	}
	return o.unboxed(line, plain)
}

func (o *trimmedOutput) boxed(line, plain string) error {
	o.box = append(append(o.box, line...), '\n')
	if plain != "╵" {
		return nil
	}
	box := o.box
	o.box = nil
	if bytes.Contains(box, []byte("development overrides are in effect")) {
		return nil
	}
	_, err := o.to.Write(box)
	return err
}

func (o *trimmedOutput) unboxed(line, plain string) error {
	if o.eliding {
		o.eliding = plain != "    }"
		o.blank = !o.eliding
		return nil
	}
	if o.blank && plain == "" {
		return nil
	}
	known := false
	if title := resourceTitle.FindStringSubmatch(plain); len(title) > 0 {
		known = slices.Contains(o.types, title[1])
		o.types = append(o.types, title[1])
	}
	switch {
	case known:
		o.eliding = true
		line += " …"
	case o.blank:
		line = "\n" + line
	}
	o.blank = false
	_, err := io.WriteString(o.to, line+"\n")
	return err
}
