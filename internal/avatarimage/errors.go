// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"errors"
	"fmt"
)

// The kinds of [Error], for errors.Is. ErrCrop is about the crop, all others
// are about the picture itself.
var (
	ErrEmpty         = errors.New("picture is empty")
	ErrTooManyBytes  = errors.New("picture has too many bytes")
	ErrTooManyPixels = errors.New("picture has too many pixels")
	ErrUnsupported   = errors.New("picture format is not supported")
	ErrDamaged       = errors.New("picture is damaged")
	ErrCrop          = errors.New("crop does not fit the picture")
)

// Error is the type of all errors about a picture or a crop. Its text is for the
// person who chose the picture: what was found, what is accepted, what to do.
type Error struct {
	// Kind is one of the Err variables above.
	Kind error
	// Message is one or more whole sentences. It cannot name the file, which
	// this package does not know.
	Message string
	// Cause is the error of the decoder, nil where none was involved.
	Cause error
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Unwrap lets errors.Is and errors.As find the kind and the decoder's error.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func newError(kind error, format string, values ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, values...)}
}
