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
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// maxContentBytes limits content_base64, which is stored in state and in every plan.
const maxContentBytes = 1 << 20

// imageError is an image that cannot be used, as the diagnostic that reports it. It is an error, so that it passes
// through the client when an upload renders the image.
type imageError struct {
	diag.Diagnostic
	// fileNotFound reports that the image is a file that does not exist.
	fileNotFound bool
}

// Error implements error.
func (e *imageError) Error() string { return e.Detail() }

// readImage returns the bytes of the image. file or content_base64 must be known.
func (m *model) readImage() ([]byte, *imageError) {
	if !m.File.IsNull() {
		return readFile(m.File.ValueString())
	}
	return decodeContent(m.ContentBase64.ValueString())
}

// readFile reads an image file. It checks the size of the file before it reads the content into memory.
func readFile(name string) ([]byte, *imageError) {
	information, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &imageError{Diagnostic: fileNotFoundError(name), fileNotFound: true}
	case err != nil:
		return nil, &imageError{Diagnostic: fileUnreadableError(name, fileErrorReason(err))}
	case !information.Mode().IsRegular():
		return nil, &imageError{Diagnostic: notRegularFileError(name)}
	case information.Size() > avatarimage.MaxFileBytes:
		tooLarge := &avatarimage.FileSizeError{Bytes: information.Size(), Limit: avatarimage.MaxFileBytes}
		return nil, &imageError{Diagnostic: unusableImageError(path.Root("file"), fileSubject(name), tooLarge)}
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, &imageError{Diagnostic: fileUnreadableError(name, fileErrorReason(err))}
	}
	return content, nil
}

// fileErrorReason returns the cause of a file error, without the path, which the diagnostic already has.
func fileErrorReason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// decodeContent decodes content_base64. It checks the size before it decodes the content.
func decodeContent(text string) ([]byte, *imageError) {
	if size := base64.StdEncoding.DecodedLen(len(text)); size > maxContentBytes+2 {
		return nil, &imageError{Diagnostic: contentTooLargeError(size)}
	}
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil && isPath(text) {
		return nil, &imageError{Diagnostic: pathInContentError(text)}
	}
	if err != nil {
		return nil, &imageError{Diagnostic: invalidBase64Error(err)}
	}
	return content, nil
}

// fileName matches a path that ends with a file name extension. No base64 text matches it, which has no period.
var fileName = regexp.MustCompile(`^[^\r\n]{1,1000}\.[A-Za-z0-9]{2,5}$`)

// isPath reports whether an invalid content_base64 is the path of a file.
func isPath(text string) bool { return fileName.MatchString(text) }

// check decodes the image, and checks that the crop lies inside it.
func (r *Resource) check(ctx context.Context, m *model, source []byte, crop *avatarimage.Crop) *imageError {
	release, err := r.acquireMemory(ctx, source)
	if err == nil {
		defer release()
		_, err = r.Connection.Images.Check(source, crop)
	}
	return m.imageError(err)
}

// render returns the image as a square PNG with at most this side in pixels, which Jira stores unchanged. Its errors are
// of the type *imageError.
func (r *Resource) render(ctx context.Context, m *model, source []byte, side int) (jira.Image, error) {
	crop, _ := m.imageCrop(ctx)
	release, err := r.acquireMemory(ctx, source)
	if err != nil {
		return jira.Image{}, m.imageError(err)
	}
	defer release()
	result, err := r.Connection.Images.Square(source, crop, side)
	if err != nil {
		return jira.Image{}, m.imageError(err)
	}
	return jira.Image{PNG: result.PNG, Side: result.Side, Shows: func(rendition []byte) (bool, error) {
		sent, err := avatarimage.SignatureOf(result.PNG)
		if err != nil {
			return false, err
		}
		return showsSignature(rendition, sent)
	}}, nil
}

// showsSignature reports whether a rendition of an avatar shows the image with this signature.
func showsSignature(rendition []byte, sent avatarimage.Signature) (bool, error) {
	shown, err := avatarimage.SignatureOf(rendition)
	return err == nil && shown.Matches(sent), err
}

// acquireMemory waits until there is memory to decode the image. The limit is shared by all resources, because many large
// images that are decoded at once do not fit into memory.
func (r *Resource) acquireMemory(ctx context.Context, source []byte) (release func(), err error) {
	header, err := avatarimage.Inspect(source)
	if err != nil {
		return nil, err
	}
	if err := r.Connection.ImageMemory.Acquire(ctx, header.Memory); err != nil {
		return nil, err
	}
	return func() { r.Connection.ImageMemory.Release(header.Memory) }, nil
}

// imageError adds the attribute that caused an error of internal/avatarimage: crop, or the source of the image.
func (m *model) imageError(err error) *imageError {
	if err == nil {
		return nil
	}
	if crop, ok := errors.AsType[*avatarimage.CropError](err); ok {
		return &imageError{Diagnostic: cropError(crop)}
	}
	if m.File.IsNull() {
		return &imageError{Diagnostic: unusableImageError(path.Root("content_base64"), "The image in content_base64", err)}
	}
	return &imageError{Diagnostic: unusableImageError(path.Root("file"), fileSubject(m.File.ValueString()), err)}
}

// fileSubject returns an image file as the beginning of a sentence.
func fileSubject(name string) string { return fmt.Sprintf("The file %q", name) }
