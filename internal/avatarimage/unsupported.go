// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"unicode"
)

// FileKind classifies a file in an unsupported format by what its owner can do about it.
type FileKind int

// The kinds of unsupported files.
const (
	// UnknownFile is a file whose format is not recognized.
	UnknownFile FileKind = iota
	// ConvertibleFile is an image or a document that an image editor can export in an accepted format.
	ConvertibleFile
	// VectorFile is an image without pixels, which can be exported at any size.
	VectorFile
	// VideoFile is a video.
	VideoFile
	// ArchiveFile is an archive, which can contain an image.
	ArchiveFile
	// LFSPointerFile is what Git LFS leaves in place of a file that it did not download.
	LFSPointerFile
	// Base64File is an image that is encoded as text.
	Base64File
	// WebPageFile is a web page.
	WebPageFile
	// TextFile is any other text.
	TextFile
)

// unsupportedFiles are files that users mistake for images in an accepted format. The first match counts, so specific
// signatures precede general ones.
var unsupportedFiles = []struct {
	signature string // as in format
	kind      FileKind
	name      string
}{
	{"????ftypavif", ConvertibleFile, "an AVIF image"},
	{"????ftypavis", ConvertibleFile, "an AVIF image"},
	{"????ftyphe", ConvertibleFile, "a HEIC image, the format of iPhone photos"},
	{"????ftypmif1", ConvertibleFile, "a HEIF image"},
	{"????ftypmsf1", ConvertibleFile, "a HEIF image"},
	{"????ftyp", VideoFile, "a video"},
	{"\x00\x00\x00\x0cJXL ", ConvertibleFile, "a JPEG XL image"},
	{"\xff\x0a", ConvertibleFile, "a JPEG XL image"},
	{"\x00\x00\x00\x0cjP  ", ConvertibleFile, "a JPEG 2000 image"},
	{"\xff\x4f\xff\x51", ConvertibleFile, "a JPEG 2000 image"},
	{"\x00\x00\x01\x00", ConvertibleFile, "a Windows icon (ICO)"},
	{"8BPS", ConvertibleFile, "a Photoshop document"},
	{"II+\x00", ConvertibleFile, "a BigTIFF image"},
	{"MM\x00+", ConvertibleFile, "a BigTIFF image"},
	{"%PDF-", ConvertibleFile, "a PDF document"},
	{"%!PS", ConvertibleFile, "a PostScript document"},
	{"PK\x03\x04", ArchiveFile, "a ZIP archive"},
	{"\x1f\x8b", ArchiveFile, "a gzip archive"},
	{"version https://git-lfs", LFSPointerFile, "a Git LFS pointer"},
	{"data:image/", Base64File, "a data URI"},
	{"iVBORw0KGgo", Base64File, "a base64-encoded PNG"},
	{"/9j/", Base64File, "a base64-encoded JPEG"},
	{"R0lGOD", Base64File, "a base64-encoded GIF"},
	{"UklGR", Base64File, "a base64-encoded WebP"},
}

// unsupportedFormat returns the error for a file in none of the accepted formats. The error never contains bytes of the
// file, because a wrong path can lead to a file of secrets, and errors are logged.
func unsupportedFormat(source []byte) *UnsupportedFormatError {
	for _, file := range unsupportedFiles {
		if hasSignature(source, file.signature) {
			return &UnsupportedFormatError{Kind: file.kind, Found: file.name}
		}
	}
	beginning := bytes.ToLower(source[:min(len(source), 1024)])
	beginning = bytes.TrimSpace(bytes.TrimPrefix(beginning, []byte("\ufeff")))
	isMarkup := bytes.HasPrefix(beginning, []byte("<"))
	contains := func(tag string) bool { return bytes.Contains(beginning, []byte(tag)) }
	switch {
	// A web page can contain an inline SVG, so this check precedes that of SVG.
	case isMarkup && (contains("<html") || contains("<!doctype html")):
		return &UnsupportedFormatError{Kind: WebPageFile, Found: "a web page (HTML)"}
	case isMarkup && contains("<svg"):
		return &UnsupportedFormatError{Kind: VectorFile, Found: "an SVG, a vector image without pixels"}
	case isText(beginning):
		return &UnsupportedFormatError{Kind: TextFile, Found: "a text file"}
	default:
		return &UnsupportedFormatError{Kind: UnknownFile}
	}
}

func isText(beginning []byte) bool {
	return !bytes.ContainsFunc(beginning, func(character rune) bool {
		return unicode.IsControl(character) && !unicode.IsSpace(character)
	})
}
