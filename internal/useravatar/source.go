// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// maxContentBytes bounds content_base64, which lies in the state and in every plan.
const maxContentBytes = 1 << 20

// sourceError is what is wrong with a picture's bytes, at the attribute that they come from.
type sourceError struct {
	attribute       path.Path
	summary, detail string
	// missing is set where there is no such file.
	missing bool
}

// Error makes a sourceError an error, for where it travels as one.
func (e *sourceError) Error() string { return e.detail }

func (e *sourceError) addTo(diags *diag.Diagnostics) {
	diags.AddAttributeError(e.attribute, e.summary, e.detail)
}

// source reads the bytes of the picture. It is called only where file or content_base64 is known.
func (m *model) source() ([]byte, *sourceError) {
	if !m.File.IsNull() {
		return readFile(m.File.ValueString())
	}
	return decodeContent(m.ContentBase64.ValueString())
}

// readFile reads a picture file, and looks at its size before it reads it into memory.
func readFile(name string) ([]byte, *sourceError) {
	fault := func(detail string) *sourceError {
		return &sourceError{attribute: path.Root("file"), summary: "Unreadable picture file", detail: detail}
	}
	information, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		missing := fault(fmt.Sprintf("There is no file %q. A relative path starts at the folder in which Terraform runs: write \"${path.module}/...\" for a file beside the configuration. "+
			"If this very apply makes the file, let its path come from what makes it, so that it is not known before.", name))
		missing.missing = true
		return nil, missing
	case err != nil:
		return nil, fault(fmt.Sprintf("The file %q cannot be read: %s.", name, reason(err)))
	case !information.Mode().IsRegular():
		return nil, fault(fmt.Sprintf("%q is not a file.", name))
	case information.Size() > avatarimage.MaxFileBytes:
		return nil, fault(fmt.Sprintf("The file %q has %d MB; at most %d MB are read. Jira keeps 500 x 500 pixels of it: scale it down.",
			name, information.Size()>>20, avatarimage.MaxFileBytes>>20))
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, fault(fmt.Sprintf("The file %q cannot be read: %s.", name, reason(err)))
	}
	return content, nil
}

// reason is the cause of a file error, without the path that it repeats.
func reason(err error) string {
	var fault *fs.PathError
	if errors.As(err, &fault) {
		return fault.Err.Error()
	}
	return err.Error()
}

func decodeContent(text string) ([]byte, *sourceError) {
	attribute := path.Root("content_base64")
	if base64.StdEncoding.DecodedLen(len(text)) > maxContentBytes+2 {
		return nil, &sourceError{
			attribute: attribute, summary: "Picture too large for content_base64",
			detail: fmt.Sprintf("The picture has about %d KB; content_base64 takes at most %d KB, because it lies in the state and in every plan. Use file instead.",
				base64.StdEncoding.DecodedLen(len(text))>>10, maxContentBytes>>10),
		}
	}
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, &sourceError{
			attribute: attribute, summary: "Not base64",
			detail: "content_base64 is not base64 as filebase64(\"picture.png\") makes it: " + err.Error() + ".",
		}
	}
	return content, nil
}

// check looks whether a picture can be used, and whether the square lies inside it. It decodes the picture.
func (r *Resource) check(ctx context.Context, m *model, source []byte, square *avatarimage.Crop) *sourceError {
	done, err := r.decoding(ctx, source)
	if err == nil {
		defer done()
		_, err = avatarimage.Check(source, square)
	}
	return m.imageError(err)
}

// prepare makes of a picture what Jira takes as it is, with at most so many pixels a side. Its errors are sourceErrors.
func (r *Resource) prepare(ctx context.Context, m *model, source []byte, side int) (jira.Image, error) {
	square, _ := m.square(ctx)
	done, err := r.decoding(ctx, source)
	if err != nil {
		return jira.Image{}, m.imageError(err)
	}
	defer done()
	result, err := avatarimage.Square(source, square, side)
	if err != nil {
		return jira.Image{}, m.imageError(err)
	}
	return jira.Image{PNG: result.PNG, Side: result.Side}, nil
}

// decoding waits until the pixels of the picture fit beside those that are being decoded: ten huge pictures at once
// would not fit into memory.
func (r *Resource) decoding(ctx context.Context, source []byte) (done func(), err error) {
	header, err := avatarimage.Inspect(source)
	if err != nil {
		return nil, err
	}
	pixels := int64(header.Width) * int64(header.Height)
	if err := r.Connection.Pixels.Acquire(ctx, pixels); err != nil {
		return nil, err
	}
	return func() { r.Connection.Pixels.Release(pixels) }, nil
}

// pictureError says at which attribute an error of the picture belongs: the square's at crop, all others at the source.
func (m *model) imageError(err error) *sourceError {
	if err == nil {
		return nil
	}
	attribute, name := path.Root("content_base64"), "The picture in content_base64"
	if !m.File.IsNull() {
		attribute, name = path.Root("file"), fmt.Sprintf("The file %q", m.File.ValueString())
	}
	if errors.Is(err, avatarimage.ErrCrop) {
		return &sourceError{attribute: path.Root("crop"), summary: "The crop does not fit the picture", detail: err.Error()}
	}
	return &sourceError{attribute: attribute, summary: "Not a usable picture", detail: name + " cannot be used. " + err.Error()}
}
