// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"io"
	"regexp"
	"slices"
)

// trimmedOutput copies Terraform's output line by line and leaves out two things: the warning about development
// overrides, which Terraform prints for every command, and the attributes of created and destroyed resources, except for
// the first resource of each type. It needs colored output, because Terraform draws boxes only in color.
type trimmedOutput struct {
	to      io.Writer
	colored bool

	partial   []byte   // the line that is not complete yet
	box       []byte   // the lines of the current box; nil outside a box
	types     []string // the resource types whose attributes were printed
	skipping  bool     // inside a resource whose attributes are left out
	afterSkip bool     // after such a resource, before the next line that is not blank
}

var (
	escape        = regexp.MustCompile("\x1b\\[[0-9;]*m")
	resourceTitle = regexp.MustCompile(`^ {2}# (\w+)\..* will be (created|destroyed)`)
)

// Write implements io.Writer. It accepts pieces of any size.
func (o *trimmedOutput) Write(output []byte) (int, error) {
	o.partial = append(o.partial, output...)
	for {
		end := bytes.IndexByte(o.partial, '\n')
		if end < 0 {
			return len(output), nil
		}
		if err := o.writeLine(string(o.partial[:end])); err != nil {
			return 0, err
		}
		o.partial = o.partial[end+1:]
	}
}

func (o *trimmedOutput) writeLine(line string) error {
	plain := escape.ReplaceAllString(line, "")
	if !o.colored {
		line = plain
	}
	if o.box != nil || plain == "╷" {
		return o.writeInsideBox(line, plain)
	}
	return o.writeOutsideBox(line, plain)
}

func (o *trimmedOutput) writeInsideBox(line, plain string) error {
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

func (o *trimmedOutput) writeOutsideBox(line, plain string) error {
	if o.skipping {
		o.skipping = plain != "    }"
		o.afterSkip = !o.skipping
		return nil
	}
	if o.afterSkip && plain == "" {
		return nil
	}
	printedBefore := false
	if title := resourceTitle.FindStringSubmatch(plain); len(title) > 0 {
		printedBefore = slices.Contains(o.types, title[1])
		o.types = append(o.types, title[1])
	}
	switch {
	case printedBefore:
		o.skipping = true
		line += " …"
	case o.afterSkip:
		line = "\n" + line
	}
	o.afterSkip = false
	_, err := io.WriteString(o.to, line+"\n")
	return err
}
