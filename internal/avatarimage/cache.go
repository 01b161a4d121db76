// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"crypto/sha256"
	"image"
	"sync"
)

// maxCachedMemory is the most memory, in bytes, of the images that a [Cache] keeps. It leaves the provider below the memory
// that DESIGN.md, section 7, allows.
const maxCachedMemory = 32 << 20

// Cache decodes images, and keeps the last ones. An apply checks an image and then uploads it, and several users can have the
// same image: both decode it once. An image is identified by its bytes, so that a changed file is another image. The pixels
// are kept and not the PNG, because a plan needs no PNG, and encoding it takes far longer than decoding a typical image.
//
// An image that needs more than the cache may keep is decoded each time. The zero value has no images. It is safe for
// concurrent use.
type Cache struct {
	mu     sync.Mutex
	images map[fingerprint]cachedImage
	// oldestFirst has the fingerprints of the images.
	oldestFirst []fingerprint
	// memory is what the images need, in bytes.
	memory int64
	// decodes counts the images that were decoded.
	decodes int
}

type fingerprint [sha256.Size]byte

type cachedImage struct {
	memory int64
	// decoded waits while another goroutine decodes the image.
	decoded func() (image.Image, error)
}

// Decodes returns how many images were decoded.
func (c *Cache) Decodes() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.decodes
}

// decoded returns the pixels of an image as stored. They must not be changed.
func (c *Cache) decoded(header Header, source []byte) (image.Image, error) {
	return c.image(sha256.Sum256(source), header.Memory, func() (image.Image, error) {
		header.collectGarbage()
		return header.format.decoded(source)
	})()
}

// image returns the function that returns the pixels. Before a new image is decoded, the oldest images make room for it, all
// of them for one that is not kept.
func (c *Cache) image(key fingerprint, memory int64, decode func() (image.Image, error)) func() (image.Image, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cached, ok := c.images[key]; ok {
		return cached.decoded
	}
	c.decodes++
	for len(c.oldestFirst) > 0 && c.memory+memory > maxCachedMemory {
		oldest := c.oldestFirst[0]
		c.oldestFirst = c.oldestFirst[1:]
		c.memory -= c.images[oldest].memory
		delete(c.images, oldest)
	}
	if memory > maxCachedMemory {
		return decode
	}
	if c.images == nil {
		c.images = map[fingerprint]cachedImage{}
	}
	once := sync.OnceValues(decode)
	c.images[key] = cachedImage{memory, once}
	c.oldestFirst = append(c.oldestFirst, key)
	c.memory += memory
	return once
}
